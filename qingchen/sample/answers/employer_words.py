"""The words that fill the patterns of an employer's troubles."""

from qingchen.sample.answers.workshop import Workshop


def words(shop: Workshop) -> dict[str, str]:
    part = shop.random.randint(2, 5)
    return {
        "employer": shop.facts.name,
        "post": shop.random.choice(shop.posts),
        "one": "1",
        "a": str(part),
        "b": str(part + shop.random.randint(2, 5)),
    }
