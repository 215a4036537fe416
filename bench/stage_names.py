"""The stages of a build in their order, each with the functions in which its time is spent.

Functions are `module:name` or `module:Class.name`. One whose module was loaded but that is not in it any more is told
beside the table; one whose module was not loaded had nothing to do.
"""

from __future__ import annotations

START = "start-up: Python"
IMPORTS = "start-up: imports"
REST = "the rest"
STAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "start-up: settings",
        ("hundred.build.conf:read_conf", "hundred.build.site:site_at", "hundred.tasks.arguments:parse"),
    ),
    ("start-up: the program's digest", ("hundred.build.program:program",)),
    ("receipt: read, write", ("hundred.build.receipt:read_receipt", "hundred.build.receipt:write_receipt")),
    ("shelf: read, write", ("hundred.build.shelf:read_shelf", "hundred.build.read:_Reading.keep")),
    (
        "shelf: entries",
        ("hundred.build.shelf:entry_of", "hundred.build.shelf:encode_entry", "hundred.build.shelf:decode_entry"),
    ),
    ("read: find files", ("hundred.build.discover:discover",)),
    ("read: what changed", ("hundred.build.read:_Reading._due",)),
    ("read: open, decode", ("hundred.build.record:RecordReader._open", "hundred.core.decode:decode")),
    ("read: headers", ("hundred.core.header:read_document",)),
    ("read: fields", ("hundred.core.fields:read_fields",)),
    ("read: records", ("hundred.build.record:RecordReader.read",)),
    ("read: links of bodies", ("hundred.build.crosslinks:look_through", "hundred.build.read:_report_cross")),
    ("link and axes", ("hundred.core.link:link",)),
    ("plan", ("hundred.build.assemble:plan_site",)),
    ("plan: check", ("hundred.build.assemble:check_plan", "hundred.build.assemble:_collisions")),
    ("words of the theme", ("hundred.build.words:read_catalogue",)),
    ("fingerprints: orders", ("hundred.build.orders:order_of", "hundred.build.orders:page_order")),
    ("fingerprints: what is due", ("hundred.build.workshop:Workshop._due",)),
    ("fingerprints: inputs", ("hundred.build.inputs:Inputs.digest", "hundred.core.digest:Digester.digest")),
    (
        "store of parts",
        (
            "hundred.build.store:Store.find",
            "hundred.build.store:Store.keep",
            "hundred.build.store:Store.take",
            "hundred.build.store:Store.save",
        ),
    ),
    ("bodies: read again", ("hundred.build.texts:FileBodies.read",)),
    ("bodies: Markdown", ("hundred.build.markdown:Renderer.__init__", "hundred.build.markdown:Renderer.render")),
    ("bodies: sanitise", ("hundred.build.sanitise:finish",)),
    ("templates: load, compile", ("jinja2.loaders:ChoiceLoader.load", "jinja2.environment:Environment.__init__")),
    ("templates: pages", ("hundred.build.render:Renderer.__post_init__", "hundred.build.render:Renderer.render")),
    ("dates in words", ("hundred.core.dates:say_when", "hundred.core.dates:say_day")),
    ("plain text", ("hundred.core.plain:plain", "hundred.core.plain:one_line", "hundred.core.plain:clip")),
    ("calendars: events", ("hundred.calendars.entry:vevent",)),
    ("calendars: zones", ("hundred.calendars.zone:vtimezone",)),
    ("calendars: files", ("hundred.calendars.feed:feed_bytes", "hundred.calendars.feed:event_bytes")),
    ("calendars: events.json", ("hundred.calendars.listing:listing", "hundred.calendars.listing:listed")),
    ("calendars: jCal", ("hundred.calendars.feed:feed_jcal", "hundred.calendars.jcal:components")),
    ("feeds: entries", ("hundred.feeds.entry:make_entry", "bench.hundred.plan:_entry")),
    ("feeds: files", ("hundred.feeds.plan:_feed", "bench.hundred.plan:_feed")),
    ("the wall: order", ("hundred.wall.arrange:arrange", "hundred.wall.letters:lettered")),
    ("the wall: data", ("hundred.wall.export:as_json", "hundred.wall.export:as_csv", "hundred.wall.export:as_humans")),
    ("sitemap", ("hundred.build.extras:_sitemap",)),
    ("verify links", ("hundred.build.verify:look_at", "hundred.build.assemble:_broken")),
    ("write to the stage", ("hundred.build.stage:Stage.put",)),
    ("publish", ("hundred.build.publish:publish",)),
    ("ledger: rows", ("hundred.build.workshop:Workshop._note", "hundred.build.workshop:Workshop.result")),
    ("ledger: read, write", ("hundred.build.ledger:read_ledger", "hundred.build.ledger:write_ledger")),
)
ORDER = (START, IMPORTS, *(stage for stage, _ in STAGES), REST)
