from hypothesis import given
from hypothesis import strategies as st

from chains import KIL, paper, promise
from loften.linking import link_copies
from loften.linking.reuse import diff, find_clusters, mask

EARLY = "Polisen ska i samverkan med Nora kommun genomföra minst 12 trafikkontroller per år vid kommunens skolor"
LATE = "Polisen ska i samverkan med Kils kommun genomföra minst 20 trafikkontroller per år vid kommunens skolor"


def test_a_template_filled_in_differently_is_a_copy_of_the_earliest() -> None:
    later = paper("b", (2019, 2019), [promise("b", "p7", LATE)], at=KIL)
    (link,) = link_copies([paper("a", (2018, 2018), [promise("a", "p1", EARLY)]), later])
    assert (link.earliest.pledge, link.later.pledge, link.cluster) == ("p1", "p7", 1)
    assert link.diff == (("-", "Nora"), ("+", "Kils"), ("-", "12"), ("+", "20"))


def test_a_pledge_repeated_in_its_own_municipality_is_no_copy() -> None:
    again = paper("b", (2019, 2019), [promise("b", "p1", EARLY)])
    assert not link_copies([paper("a", (2018, 2018), [promise("a", "p1", EARLY)]), again])


def test_short_texts_are_alike_by_chance() -> None:
    assert list(find_clusters(["märka cyklar på torget"] * 2)) == []


def test_names_and_numbers_are_masked() -> None:
    assert mask("Tolv besök i Stora Mellösa 2019") == mask("Tolv besök i Kil 2 020")


@given(
    st.lists(st.sampled_from([EARLY, LATE, f"{EARLY} och i {LATE}", "Kommunen byter alla lampor i parken vid torget"]))
)
def test_every_text_is_in_one_cluster_at_most_and_like_its_founder(texts: list[str]) -> None:
    clusters = list(find_clusters(texts))
    seen = [at for founder, members in clusters for at in (founder, *(at for at, _ in members))]
    assert len(seen) == len(set(seen))
    assert all(at > founder and like >= 0.7 for founder, members in clusters for at, like in members)


def test_the_diff_of_equal_texts_is_empty() -> None:
    assert diff(EARLY, EARLY) == ()
