"""Addresses on the web that are relative to another one."""

from urllib.parse import urljoin


def join_address(base: str, address: str) -> str:
    """Return an address that may be relative to `base`; "" if it is malformed."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""
