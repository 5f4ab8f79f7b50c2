"""The words with which English and Chinese texts say who is asked, how strictly and on which condition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Sign:
    """Words with one meaning: by language what must have its like in the other, and all that may be this like."""

    asks: Mapping[str, str]
    answers: Mapping[str, str]
    near: tuple[str, ...] = ()
    """Of these one stands in any English passage that asks so: looking for them takes a fraction of the time."""


DUTY = Sign(
    {
        "en": r"\b(?:should|must|shall)\b",
        "zh": "应当|(?<![供反响相适对因回理答顺感自])应(?=予|由|在|向|将|为|从|以(?!色)|继续|尽|确保|避免"
        "|注意|按|根据|酌|考虑|成为|包括|适当|充分|是)"
        "|必须(?!品)",
    },
    {
        "en": r"shall|should|must|ought|need|requir|necess|(?:is|are|was|were|be|has|have|had) to\b|oblig|essential"
        r"|imperative|vital|crucial|critical|expect|cannot|\bwill\b|would|prohibit|never|impermissible|indispensable|demand"
        r"|importan|desirab|\bfor the people\b|\bdue\b|mandatory|duty|commit|responsib",
        "zh": "(?<![供反响相适对因回理答顺感])应(?![用对急邀付变战允聘运计声届收])"
        "|(?<=[组会国方者员署处部信理])应|须|务必|必要|不得|需|要求|要(?![素点件道害领务约塞隘闻是])|当(?=时|予)|宜|一定|不能|必|义务",
    },
    ("should", "must", "shall"),
)
"""What has to be done."""
PERMISSION = Sign(
    {
        "en": r"\bmay\b(?! (?:\d|wish|be (?:necessary|appropriate|required|sought)))",
        "zh": "(?<!诉诸)可以(?!及)|(?<![不许认尽核])可(?=[由在向将为对从以继尽按酌考采](?!能))",
    },
    {
        "en": r"\b(?:may|might|can|could|cannot|would|will)\b|able|possib|potential|allow|permit|likel|capab|availab"
        r"|opportunit|option|risk|probab|perhaps|authoriz|abilit|capacit|threat|prospect|chance|open to|entitl|right"
        r"|eligib|feasib|contingen|prone|vulnerab|means|designed|access|role",
        "zh": "可(?!持续|再生|靠|信|负担|喜|耻|裂|燃|兑|及|核查)|(?<![功职性效技才智产势节潜万])能(?![源力量见够])"
        "|(?<![社大机员宴协集商理聚议全学工峰国])会(?![议员谈见计堂场面晤务])|得以|也许|允许|准许|不妨|有权|授权|不得|无法",
    },
    ("may",),
)
"""What may be done, or may be."""
CONDITIONS = (
    Sign(
        {
            "en": r"\b(?:as|where|when|if|whenever|wherever) (?:and (?:as|when|where) )?(?:appropriate|applicable)\b",
            "zh": "酌情|酌处",
        },
        {
            "en": "appropriate|applicable|relevant|necess|discretion|required|case|suitable|need|possible|warrant"
            "|circumstances|adequate|feasible|advisable",
            "zh": "酌|适|恰当|视|相应|有关|相关|合适|妥善|情况",
        },
        ("appropriate", "applicable"),
    ),
    Sign(
        {
            "en": r"\b(?:within|from) (?:the )?(?:existing|available) (?:\w+ )?resources\b",
            "zh": "现有的?(?:财政|预算)?资源",
        },
        {"en": "resources", "zh": "资源|经费|资金"},
        ("resources",),
    ),
    Sign(
        {
            "en": r"subject to (?:the )?(?:availability of|available) (?:\w+ )*?"
            r"(?:resources|funds|funding|contributions)|resources permitting",
            "zh": "在资源允许|资源许可|视.{0,10}(?:资源|资金|经费)",
        },
        {"en": "availab|resource|fund|permit", "zh": "资源|资金|经费|捐款|供资|捐助"},
        ("subject to", "permitting"),
    ),
    Sign(
        {"en": r"\bvoluntar(?:y|ily)\b", "zh": "自愿(?!者)"},
        {"en": "volunt|willing", "zh": "自愿|自发|志愿"},
        ("oluntar",),
    ),
    Sign(
        {"en": r"\b(?:as|if|where|when|whenever|wherever) (?:and (?:as|when|where) )?(?:necessary|needed)\b"},
        {"zh": "必要|需|必须|酌|要求"},
        (" necessary", " needed"),
    ),
    Sign(
        {
            "en": r"\b(?:where|wherever|if|as far as|to the (?:maximum |fullest |greatest )?extent) (?:\w+ )?"
            r"(?:possible|practicable|feasible)\b",
            "zh": "在(?:可能|可行)的?(?:情况|范围|时)",
        },
        {
            "en": "possible|practicable|feasibl|extent|utmost|maxim|best|every effort|as much",
            "zh": "可能|尽|可行|力所能及|酌|量|情况",
        },
        (" possible", " practicable", " feasible"),
    ),
    Sign(
        {
            "en": r"\bas soon as (?:possible|practicable|feasible)\b|\bat the earliest\b|\bpromptly\b"
            r"|\bexpeditiously\b",
            "zh": "尽快|从速",
        },
        {
            "en": "soon|earl|prompt|expedit|urgen|swift|timely|delay|rapid|quick|immediate|speed|fast|accelerat"
            "|advance",
            "zh": "早|快|立即|迅|及时|从速|速|紧急|不拖延|不迟延|不再拖|刻不容缓|延误",
        },
        ("as soon", "earliest", "romptly", "xpeditiously"),
    ),
    Sign({"en": r"\b(?:upon|at|on) (?:the |their |its )?request\b"}, {"zh": "请|要求|应"}, (" request",)),
    Sign(
        {"en": r"\b(?:national|domestic) (?:laws?|legislation)\b", "zh": "国内法|国家法律|国家立法|本国法律"},
        {"en": "law|legisl|legal|constitution", "zh": "法"},
        (" law", " legislation"),
    ),
    Sign(
        {"en": "without prejudice", "zh": "在不(?:妨碍|影响|损害)"},
        {
            "en": "without|prejudice|affect|detriment|undermin|compromis|hinder|imped|interfer",
            "zh": "不妨|影响|无损|不损|妨碍|不违反",
        },
        ("prejudice",),
    ),
    Sign(
        {"en": r"\bunless\b", "zh": "(?<![消清解排根免])除非(?!洲|法)"},
        {"en": "unless|except|until|only|other than|without", "zh": "除|不|未|如"},
        ("unless",),
    ),
    Sign({"en": r"\bmutually agreed\b"}, {"zh": "商定|议定|约定|同意|共同"}, ("mutually",)),
    Sign(
        {"en": r"\bprovided that\b|\bon (?:the )?condition that\b"},
        {"zh": "条件|如果|只要|但|前提|须|如|假若|规定|若"},
        ("provided that", "condition that"),
    ),
)
"""What limits a request or a duty."""

BODIES = (
    Sign({"en": "Secretar(?:y|ies)[- ]General", "zh": "秘书长"}, {}),
    Sign({"en": "Executive Secretar(?:y|ies)", "zh": "执行秘书"}, {}),
    Sign({"en": "Executive Director", "zh": "执行主任"}, {"zh": "主任|执行干事|执行局"}),
    Sign({"en": "Director[- ]General", "zh": "总干事"}, {"zh": "总干事|总局长|主任"}),
    Sign({"en": "High Commissioner", "zh": "高级专员"}, {"zh": "高级专员|高专"}),
    Sign({"en": "[Ss]ecretariats?", "zh": "秘书处"}, {}),
    Sign({"en": "Members? States", "zh": "会员国"}, {"en": "Members?", "zh": "会员国|成员国"}),
    Sign({"en": "[Pp]arties", "zh": "各?缔约[方国]"}, {"en": "part(?:y|ies)|contracting", "zh": "缔约|各方|当事|方"}),
    Sign({"en": "Governments", "zh": "各国政府"}, {"en": "Government", "zh": "政府"}),
    Sign({"en": "States", "zh": "各国(?!政府|议会)|所有国家"}, {"en": "States|countr|nation|Government", "zh": "国"}),
    Sign({"en": "administering Powers?", "zh": "管理国(?!家)"}, {}),
    Sign({"en": "Special Rapporteurs?", "zh": "特别报告员"}, {}),
    Sign({"en": "President", "zh": "主席(?!团)"}, {"en": "President|Chair|presid", "zh": "主席|总统|院长"}),
    Sign({"en": "Bureau", "zh": "主席团"}, {"zh": "主席团|局|厅"}),
    Sign({"en": "Security Council", "zh": "安全理事会"}, {"zh": "安全理事会|安理会"}),
    Sign({"en": "Economic and Social Council", "zh": "经济及社会理事会"}, {"zh": "经济及社会理事会|经社理事会"}),
    Sign({"en": "Human Rights Council", "zh": "人权理事会"}, {}),
    Sign({"en": "Special Committee", "zh": "特别委员会"}, {"zh": "特别委员会|特委会"}),
    Sign({"en": r"\b(?:Commission|Committee)\b"}, {"zh": "委"}),
    Sign({"en": "[Ww]orking [Gg]roups?", "zh": "工作组"}, {}),
    Sign({"en": "international community", "zh": "国际社会"}, {}),
    Sign({"en": "specialized agencies", "zh": "专门机构"}, {"en": "specialized", "zh": "专门机构"}),
    Sign({"en": "private sector", "zh": "私营部门"}, {"en": "private|business", "zh": "私营|民营|企业"}),
    Sign({"en": "civil society", "zh": "民间社会"}, {"en": "civil society|non-governmental", "zh": "民间"}),
    Sign({"en": "[Dd]onors?", "zh": "捐助"}, {"en": "donor|contribut|donat", "zh": "捐|供资"}),
    Sign({"en": "[Ss]takeholders", "zh": "利益攸关方"}, {"zh": "攸关|利益相关"}),
    Sign({"en": "Conference of the Parties", "zh": "缔约方大会"}, {}),
    Sign({"en": "United Nations", "zh": "联合国"}, {"en": r"United Nations|\bUN"}),
)  # fmt: skip
"""Whom texts commonly ask."""

WHO_IS_ASKED = {"en": r"(?:[^,;:]{0,120}?)(?=,|;|:|\bto\b(?! the)|$)", "zh": "(?:所有|全体|各|有关|相关)?.{0,9}"}
"""Where behind a verb stands who is asked: in English up to what is asked, in Chinese in the first characters."""
