"""Units of measure: what they measure, their worth, and their names in French and English."""

from dataclasses import dataclass
from decimal import Decimal

from desktop.reading.article import Language


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit measures, its worth in the dimension's first unit, and its names.

    The first name in a language is the one that is written.
    """

    dimension: str
    worth: Decimal
    names: dict[Language, tuple[str, ...]]


def _unit(dimension: str, worth: str, french: str, english: str) -> Unit:
    names = {
        Language.FRENCH: tuple(french.split("|")),
        Language.ENGLISH: tuple(english.split("|")),
    }
    return Unit(dimension, Decimal(worth), names)


UNITS = {
    "km/h": _unit(
        "speed",
        "1",
        "km/h|kmh|kilomètres à l'heure|kilomètres par heure"
        "|kilomètres/heure|kilomètres-heure|kilomètres heure|km à l'heure",
        "km/h|kmh|kph|kilometres per hour|kilometers per hour"
        "|kilometres an hour|kilometers an hour|km per hour",
    ),
    "mph": _unit(
        "speed",
        "1.609",
        "mph|mi/h|miles à l'heure|miles par heure|milles à l'heure"
        "|milles par heure|miles/heure|miles à heure|miles/h",
        "mph|miles per hour|miles an hour",
    ),
    "m": _unit("length", "1", "mètres|mètre|m", "metres|metre|meters|meter|m"),
    "km": _unit(
        "length",
        "1000",
        "km|kilomètres|kilomètre|kms",
        "km|kms|kilometres|kilometre|kilometers|kilometer",
    ),
    "mi": _unit("length", "1609", "miles|mile", "miles|mile"),
    "cm": _unit(
        "length",
        "0.01",
        "cm|centimètres|centimètre",
        "cm|centimetres|centimetre|centimeters|centimeter",
    ),
    "mm": _unit(
        "length",
        "0.001",
        "mm|millimètres|millimètre",
        "mm|millimetres|millimetre|millimeters|millimeter",
    ),
    "yd": _unit("length", "0.9144", "yards|yard", "yards|yard|yds|yd"),
    "ft": _unit("length", "0.3048", "pieds|pied|ft", "ft|feet|foot"),
    "in": _unit("length", "0.0254", "pouces|pouce", "inches|inch"),
    "kg": _unit(
        "mass",
        "1",
        "kg|kilos|kilo|kilogrammes|kilogramme",
        "kg|kgs|kilos|kilo|kilograms|kilogram|kilogrammes",
    ),
    "g": _unit("mass", "0.001", "g|grammes|gramme", "g|grams|gram|grammes|gramme"),
    "t": _unit("mass", "1000", "tonnes|tonne", "tonnes|tonne|tons|ton"),
    "st": _unit("mass", "6.35", "stone|stones", "stone|stones"),
    "lb": _unit("mass", "0.4536", "livres|livre|lb", "lb|lbs"),
    "oz": _unit("mass", "0.02835", "onces|once|oz", "oz|ounces|ounce"),
    "m²": _unit(
        "area",
        "1",
        "m²|m2|mètres carrés|mètre carré",
        "m²|m2|sqm|sq m|square metres|square metre|square meters|square meter",
    ),
    "km²": _unit(
        "area",
        "1e6",
        "km²|km2|kilomètres carrés|kilomètre carré",
        "sq km|km²|km2|square kilometres|square kilometers",
    ),
    "ha": _unit("area", "10000", "hectares|hectare|ha", "hectares|hectare|ha"),
    "acre": _unit("area", "4047", "acres|acre", "acres|acre"),
    "l": _unit("volume", "1", "litres|litre|l", "litres|litre|liters|liter|l"),
    "gal": _unit("volume", "4.546", "gallons|gallon", "gallons|gallon"),
    "GB": _unit("data", "1", "Go|gigaoctets", "GB|gigabytes|gigabyte|gigs"),
    "TB": _unit("data", "1000", "To|téraoctets", "TB|terabytes|terabyte"),
    "MB": _unit("data", "0.001", "Mo|mégaoctets", "MB|megabytes|megabyte"),
    "MW": _unit("power", "1", "MW|mégawatts|mégawatt", "MW|megawatts|megawatt"),
    "GW": _unit("power", "1000", "GW|gigawatts|gigawatt", "GW|gigawatts|gigawatt"),
    "point": _unit(
        "points",
        "1",
        "points|point|points de pourcentage|point de pourcentage|pts",
        "points|point|percentage points|percentage point|percent points|pts",
    ),
    "bp": _unit("points", "0.01", "points de base|point de base", "basis points|basis point"),
    "cent": _unit("cents", "1", "centimes|centime|cents|cent", "cents|cent|centimes|c"),
    "p": _unit("pence", "1", "pence|pennies|p", "pence|penny|pennies|p"),
    "digits": _unit("digits", "1", "chiffres|chiffre", "figures|figure"),
}
