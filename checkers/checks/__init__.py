"""The kinds of checks that scheme data may name; a new kind is one module and one line here."""

from checkers.check import Check
from checkers.checks.cites import Cites
from checkers.checks.covers import Covers
from checkers.checks.declares import Declares
from checkers.checks.entities import Entities
from checkers.checks.field import Field
from checkers.checks.forbids import Forbids
from checkers.checks.holds import Holds
from checkers.checks.operates import Operates
from checkers.checks.person import Person
from checkers.checks.provides import Provides
from checkers.checks.records import Records
from checkers.checks.repeats import Repeats
from checkers.checks.states import States
from checkers.checks.trains import Trains

CHECKS: dict[str, type[Check]] = {
    "cites": Cites,
    "covers": Covers,
    "declares": Declares,
    "entities": Entities,
    "field": Field,
    "forbids": Forbids,
    "holds": Holds,
    "operates": Operates,
    "person": Person,
    "provides": Provides,
    "records": Records,
    "repeats": Repeats,
    "states": States,
    "trains": Trains,
}
