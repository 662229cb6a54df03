"""How long, and how many, things may be: every limit of ours, for forms, files and tables alike.

Lengths of texts are in UTF-16 code units, as Telegram counts them. Of the Bot API's limits, those are here that
content has to keep.
"""

# A message holds 4096 code units (Bot API, sendMessage), of which heading and source take some.
MAX_TEXT = 3500  # an answer, a chapter
MAX_QUESTION = 300  # also an example; where it is a button, the button is cut
MAX_NAME = 150  # a person, a title, a country, a source, a story, a chapter's title
MAX_LABEL = 40  # what stands on a button beside a number or another button
MAX_SECTIONS = 40  # of an event: a menu has at most 100 commands (Bot API, setMyCommands), and most are ours
MAX_BOT_NAME = 64  # Bot API, setMyName
MAX_BOT_DESCRIPTION = 512  # Bot API, setMyDescription
MAX_BOT_SHORT_DESCRIPTION = 120  # Bot API, setMyShortDescription
MAX_COMMAND_DESCRIPTION = 256  # Bot API, BotCommand
MAX_LINK = 1000  # characters of a source's address: Telegram takes no longer ones either
EARLIEST = 1900  # the first year of dates: whoever types an earlier one has slipped

ENOUGH_EXAMPLES = 8  # of a fact, in each language: with fewer, it is understood less well
MAX_EXAMPLES = 100  # of a fact, in each language

MAX_ASKED = 1000  # characters of a question; nobody asks longer, but somebody pastes a novel
MAX_WORDS = 300  # characters of a question that is kept; what is longer is no question that comes again

# Files of knowledge.
MAX_BYTES = 20_000_000  # Telegram gives bots no larger files (Bot API, getFile)
MAX_CHARACTERS = 20_000_000
MAX_ROWS = 50_000  # of a table
MAX_DEPTH = 12  # of YAML
MAX_PARTS = 1_000_000  # keys and values of YAML: 20,000 facts with ten examples in each language have as many
MAX_CHANGES = 20_000  # of one import
MAX_FAULTS = 20  # that are named
