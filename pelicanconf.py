"""The demo community, Tern Bay.

This checkout is both the product and a site made with it, so plugin and theme are named by their folders. A site of
your own says `import hundred`, `THEME = "theme"` and needs no PLUGIN_PATHS.
"""

SITENAME = "Tern Bay"
SITEURL = "https://ternbay.example"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "en"

PATH = "content"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["hundred"]
THEME = "theme"

HUNDRED = {
    "uid_domain": "ternbay.example",
    "languages": ["en", "zh-Hans"],
    "names": {"en": "Tern Bay", "zh-Hans": "燕鸥湾"},
    "motto": {"en": "Leave the light on", "zh-Hans": "留一盏灯"},
    "tiers": ["founding-hundred", "builders", "neighbours"],
    "charter": {"repealed": "unnumbered"},
    "calendar": {
        "mixes": {
            "stage-and-song": {
                "title": {"en": "Stage, song and screen", "zh-Hans": "戏、歌与电影"},
                "any": {"group": ["dune-choir", "salt-stage"], "tag": ["music", "theatre", "film"]},
            },
            "new-in-tern-bay": {
                "title": {"en": "New in Tern Bay", "zh-Hans": "初到燕鸥湾"},
                "all": {"tag": ["newcomers"], "city": ["tern-bay"]},
            },
        },
    },
    "spotlight_questions": {
        "en": [
            "What did you carry up the stairs first?",
            "What are you asked most?",
            "What have you changed your mind about?",
            "What do you do here that nobody sees?",
            "Who should be asked next?",
        ],
        "zh-Hans": [
            "搬来那天，你先拿上楼的是什么？",
            "别人最常问你什么？",
            "有什么事，你后来改了主意？",
            "你做的事里，哪一件没人看见？",
            "下一个该问谁？",
        ],
    },
    "vocabulary": {
        "zh-Hans": {
            "city:tern-bay": "燕鸥湾",
            "city:beijing": "北京",
            "city:marram": "马拉姆",
            "city:new-york": "纽约",
        },
    },
}
