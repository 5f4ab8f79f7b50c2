"""`python -m jointreport` is the command `jointreport`."""

import sys

from jointreport.cli import main

sys.exit(main())
