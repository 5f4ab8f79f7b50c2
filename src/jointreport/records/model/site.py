"""The site itself: edition, languages, interface words, coverage, moved addresses."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from jointreport.records.markers import Meaning
from jointreport.records.model.addresses import Address, SitePath
from jointreport.records.model.base import (
    LanguageKey,
    LanguageTag,
    MeetingId,
    Record,
    Words,
)
from jointreport.records.model.dates import PartialDate
from jointreport.records.model.language import Rewording, Text
from jointreport.records.model.vocabulary import Direction, YesNo


class Language(Record):
    """A language of the site; the first one stands at `/`."""

    tag: Annotated[LanguageTag, Meaning("The tag for HTML: `zh-Hans`", "HTML语言标签：`zh-Hans`")]
    direction: Annotated[Direction, Meaning("`ltr`, or `rtl` for Arabic", "`ltr`；阿拉伯文为`rtl`")]
    name: Annotated[Words, Meaning("Its name in itself", "该语言的自称")]
    required: Annotated[
        YesNo, Meaning("`yes` where every name and title must have it", "所有名称和标题均须有该语言时填`yes`")
    ] = "no"


class SiteInfo(Record):
    """Who publishes, as of when."""

    title: Annotated[Text, Meaning("The name of the site", "网站名称")]
    short: Annotated[Text, Meaning("A short name for narrow screens", "窄屏使用的简称")]
    description: Annotated[
        Text, Meaning("A sentence for search engines and link previews", "供搜索引擎和链接预览使用的一句话")
    ]
    as_of: Annotated[PartialDate, Meaning("The day the data were last looked through", "数据最后一次核查的日期")]
    public_since: Annotated[
        PartialDate | None,
        Meaning(
            "The day from which the site is public: every address that it has from then on must stay",
            "网站开始公开的日期；自该日起，已有的网址均须保持有效",
        ),
    ] = None
    publisher: Annotated[
        Text | None,
        Meaning("Who publishes; without it the site is a trial edition", "发布机构；未填写时，本站为试行版"),
    ] = None
    contact: Annotated[
        Text | None,
        Meaning("Who to write to; without it the site is a trial edition", "联系人；未填写时，本站为试行版"),
    ] = None
    contact_address: Annotated[
        Address | None, Meaning("Where to write to: `mailto:…` or `https://…`", "联系地址：`mailto:…`或`https://…`")
    ] = None
    disclaimer: Annotated[
        Text,
        Meaning(
            "“Not a United Nations document; the issued documents prevail”", "“并非联合国正式文件，以印发文件为准”"
        ),
    ]

    @property
    def lacking(self) -> tuple[str, ...]:
        """Which of `publisher` and `contact` is not named yet: a trial edition lacks something."""
        return tuple(name for name in ("publisher", "contact") if getattr(self, name) is None)


class Choice(Record):
    """One value of a list, with its words and its definition."""

    words: Annotated[Rewording, Meaning("The words readers see", "读者看到的用语")] = Rewording({})
    definition: Annotated[Rewording, Meaning("What the value means", "取值的含义")] = Rewording({})
    heading: Annotated[
        Rewording | None, Meaning("Of a kind of body: the heading above several", "机构类别：列出多个机构时的标题")
    ] = None
    also: Annotated[
        dict[LanguageKey, tuple[Words, ...]],
        Meaning(
            "Of a verb: other words for it in texts, by language, such as `{zh: [要求]}`",
            "动词：案文中的其他用语，按语文列出，如`{zh: [要求]}`",
        ),
    ] = Field({})
    asks: Annotated[
        YesNo | None, Meaning("Of a verb: whether it asks somebody for something", "动词：是否向某方提出要求")
    ] = None

    def over(self, shipped: Choice) -> Choice:
        """Return the shipped words and definition with these in their place."""
        heading = self.heading.over(shipped.heading) if self.heading and shipped.heading else None
        told = {
            "words": self.words.over(shipped.words),
            "definition": self.definition.over(shipped.definition),
            "heading": heading or self.heading or shipped.heading,
            "also": {**shipped.also, **self.also},
            "asks": self.asks or shipped.asks,
        }
        return self.model_copy(update=told)


class Tombstone(Record):
    """An address that once held a page and why it does not any more."""

    reason: Annotated[Text, Meaning("Why the page was taken away", "页面撤下的原因")]


class Moved(Record):
    """Addresses that were published once: where they lead now."""

    redirects: Annotated[
        dict[SitePath, SitePath],
        Meaning(
            "Old address: new address, both without the language: `decisions/old/: decisions/new/`",
            "旧网址：新网址，均不含语言部分：`decisions/old/: decisions/new/`",
        ),
    ] = Field({})
    tombstones: Annotated[
        dict[SitePath, Tombstone], Meaning("Old address: why the page is gone", "旧网址：页面撤下的原因")
    ] = Field({})


class Coverage(Record):
    """What no other record says of what is held: where nobody has looked."""

    not_looked_for: Annotated[
        tuple[MeetingId, ...],
        Field(min_length=1),
        Meaning(
            "Meetings whose decisions on this cooperation nobody has looked for; all else follows from the records",
            "尚未查找其有关本项合作的决定的会议；其余均由各条记录得出",
        ),
    ]
