"""The generic types of record rules that data may name; a new type is one class and one line here."""

from checkers.records.generic.across import EqualAcross, OrderAcross, RefersTo
from checkers.records.generic.base import Generic
from checkers.records.generic.contradicted import Contradicted
from checkers.records.generic.date_order import DateOrder
from checkers.records.generic.equal_within import DifferWithin, EqualWithin
from checkers.records.generic.field_blank import FieldBlank
from checkers.records.generic.field_required import FieldRequired
from checkers.records.generic.latest_within import LatestWithin
from checkers.records.generic.not_after import NotAfter
from checkers.records.generic.not_older import NotOlder
from checkers.records.generic.rows import CountAgrees, Recurs, SumAgrees, Unique
from checkers.records.generic.valid_on import ValidOn
from checkers.records.generic.values import Bounded, NotBelow, PeopleListed, ValuePattern
from checkers.records.generic.within_days import WithinDays

TYPES: dict[str, type[Generic]] = {
    "bounded": Bounded,
    "contradicted": Contradicted,
    "count-agrees": CountAgrees,
    "date-order": DateOrder,
    "differ-within": DifferWithin,
    "equal-across": EqualAcross,
    "equal-within": EqualWithin,
    "field-blank": FieldBlank,
    "field-required": FieldRequired,
    "latest-within": LatestWithin,
    "not-after": NotAfter,
    "not-below": NotBelow,
    "not-older": NotOlder,
    "order-across": OrderAcross,
    "people-listed": PeopleListed,
    "recurs": Recurs,
    "refers-to": RefersTo,
    "sum-agrees": SumAgrees,
    "unique": Unique,
    "valid-on": ValidOn,
    "value-pattern": ValuePattern,
    "within-days": WithinDays,
}
