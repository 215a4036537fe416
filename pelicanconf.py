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

# The parts that people have in events: each file is written in one language, and here is what the other one calls them.
# fmt: off
parts_in_english = {
    "调馅": "filling", "讲故事": "storyteller", "管灯": "keeper of the lamp", "教打结": "teaching knots",
    "擀皮": "rolling the wrappers", "掌勺": "at the stove", "念问题": "reading the questions",
    "带队": "leading the way", "判谜": "judge of riddles", "出谜人": "maker of riddles", "写春联": "writing couplets",
    "主持": "host",
}
parts_in_chinese = {
    "counter": "数灯人", "accordion": "手风琴", "speaker": "发言", "conductor": "指挥", "soprano solo": "女高音独唱",
    "playwright": "编剧", "paper tern": "纸燕鸥", "minutes": "记录", "host": "主持", "director": "导演",
    "chair": "主席", "bass": "男低音", "wardrobe and thunder": "服装与雷声", "tenor": "男高音", "teller": "计票",
    "soldering": "焊接", "reader of the articles": "宣读条文", "reader": "朗读", "projectionist": "放映",
    "match": "划火柴", "lid": "管锅盖", "lead swimmer": "领游", "ladle": "掌勺", "keeper of the programme": "管节目单",
    "keeper of the list": "管名单", "interpreter": "口译", "eyebrow": "挑眉", "cake": "蛋糕", "alto": "女低音",
    "wiring": "布线", "wire": "铁丝", "wind": "风声", "wheels": "车轮", "voice from 2019": "2019 年的声音",
    "voice coach": "声乐指导", "valves": "气门", "untangling": "解线", "timekeeper": "计时", "the widow Bao": "鲍寡妇",
    "the weather": "天气", "the understudy": "替补演员", "the passenger": "乘客", "the king": "国王",
    "the keeper's sister": "守灯人的妹妹", "the keeper": "守灯人", "the inspector": "检查员",
    "the harbour master": "港务长", "the engineer": "工程师", "the cook": "厨子", "the boatman": "船夫",
    "test rider": "试骑", "storyteller": "讲故事", "starter": "发令", "stage machinery": "舞台机关",
    "soprano": "女高音", "snuffer": "熄灯人", "sewing": "缝纫", "second opinions": "出第二个主意",
    "second counter": "复数灯数", "seams": "缝边", "ribs and springs": "伞骨与弹簧", "recordist": "录音",
    "reader in Tern Bay": "燕鸥湾的朗读者", "reader in New York": "纽约的朗读者", "reader in Marram": "马拉姆的朗读者",
    "quizmaster": "出题", "prompter": "提词", "preamble": "念序言", "postmaster": "邮差", "porridge": "熬粥",
    "photographs": "摄影", "north bank": "北岸", "needle": "针线", "music": "音乐", "listener": "聆听",
    "list of lanterns": "登记灯笼", "ladder": "扶梯子", "kettle": "烧水", "keeper of the order": "管次序",
    "keeper of the ballot box": "看票箱", "ink": "墨水", "host in Tern Bay": "燕鸥湾的主持",
    "host in Marram": "马拉姆的主持", "harmonium": "簧风琴", "hand on the switch": "按开关的手",
    "hand drum and weather": "手鼓与天气", "ginger tea": "姜茶", "gangway": "跳板", "for the dogs": "为狗说话",
    "for the birds": "为鸟说话", "first lantern": "第一盏灯笼", "firewood": "柴火", "diagnosis by squeak": "听声断病",
    "crew of the Tern Bay tub": "燕鸥湾澡盆的船员", "count leader": "领数", "conductor in Tern Bay": "燕鸥湾的指挥",
    "conductor in Marram": "马拉姆的指挥", "carpentry": "木工", "canopies": "伞面", "camera": "拍照", "bread": "面包",
    "brakes": "刹车", "at the sewing machine": "踩缝纫机", "abacus": "打算盘", "a goose": "一只鹅",
    "bass, Tern Bay end": "男低音，燕鸥湾这头",
}
# fmt: on

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
        "en": {f"role:{part}": said for part, said in parts_in_english.items()},
        "zh-Hans": {
            "city:tern-bay": "燕鸥湾",
            "city:beijing": "北京",
            "city:marram": "马拉姆",
            "city:new-york": "纽约",
            **{f"role:{part}": said for part, said in parts_in_chinese.items()},
        },
    },
}
