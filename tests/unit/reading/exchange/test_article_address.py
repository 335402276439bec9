"""Addresses of articles: written and read again, and refused if they are anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.base.errors import AppError
from desktop.reading.article import Side
from desktop.reading.exchange.article_address import ArticleAddress, parse_address

DIGEST = "0123456789abcdef" * 4
ADDRESSES = st.builds(
    ArticleAddress,
    st.text("0123456789abcdef", min_size=64, max_size=64),
    st.none() | st.integers(0, 10_000),
    st.sampled_from(Side),
)


def test_sentences_are_written_from_one() -> None:
    assert str(ArticleAddress(DIGEST, 0)) == f"visavis://article/{DIGEST}#1"
    assert str(ArticleAddress(DIGEST)) == f"visavis://article/{DIGEST}"
    address = ArticleAddress(DIGEST, 11, Side.TRANSLATION)
    assert str(address) == f"visavis://article/{DIGEST}?side=translation#12"


@given(ADDRESSES)
def test_what_is_written_is_read_again(address: ArticleAddress) -> None:
    assert parse_address(str(address)) == address


def test_what_systems_make_of_an_address_is_read() -> None:
    assert parse_address(f" VISAVIS://article/{DIGEST.upper()}/#\n") == ArticleAddress(DIGEST)


@pytest.mark.parametrize(
    "text",
    [
        "visavis:",
        "visavis://article/12#3",
        f"https://article/{DIGEST}",
        f"visavis://article/{DIGEST}#0",
        f"visavis://article/{DIGEST}#x",
        f"visavis://article/{DIGEST}?side=left",
        f"visavis://article/{DIGEST}#1\nvisavis://article/{DIGEST}",
    ],
)
def test_anything_else_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(AppError, match="isn't the address of an article"):
        parse_address(text)
