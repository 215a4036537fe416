"""Jinja as the engine uses it: an environment for each language, where what is the same on every page is made once.

All names but those of the page are globals, fixed for a build, so macros are imported without context and their modules
are kept. What was read of the community while a module was made counts for every page that uses it.
"""

from __future__ import annotations

from functools import partial
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined, Template, pass_eval_context
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode
from markupsafe import Markup, escape

from hundred.core.model import Record
from hundred.core.reads import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

    from jinja2 import BaseLoader
    from jinja2.environment import TemplateModule
    from jinja2.nodes import EvalContext

    from hundred.build.codes import Codes
    from hundred.core.reads import Reads

_PLAIN = frozenset({BuiltinFunctionType, FunctionType, MethodType, partial})
_SHORT = 200  # characters; beyond, one call that is written in C is quicker than five


def escaped(value: Any) -> str:  # noqa: ANN401 - whatever a template shows
    """Return what markupsafe.escape() returns, for short texts without the two calls that make Markup of it.

    What it returns goes straight onto a page; where a template keeps it, Jinja makes Markup of the whole.
    """
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str and len(value) < _SHORT:
        text: str = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace('"', "&#34;").replace("'", "&#39;")
    return escape(value)


class Words:
    """Says a message of the theme in the language of an environment, as Jinja's newstyle gettext does; each looked up once."""

    __slots__ = ("_plain", "_say")

    def __init__(self, say: Callable[[str], str]) -> None:
        """Begin with nothing said."""
        self._say = say
        self._plain: dict[str, Markup] = {}

    @pass_eval_context
    def __call__(self, eval_ctx: EvalContext, message: str, /, **variables: object) -> str:
        """Return the translation with the variables in their places, escaped as everything else."""
        if not eval_ctx.autoescape:
            return self._say(message) % variables
        if variables:
            return Markup(self._say(message)) % variables  # noqa: S704 - the theme's own words; variables are escaped
        if message not in self._plain:
            self._plain[message] = Markup(self._say(message)) % {}  # noqa: S704 - as above
        return self._plain[message]


class _Context(Context):
    """A context that calls what takes no context directly."""

    def __init__(
        self,
        environment: Environment,
        parent: dict[str, Any],
        name: str | None,
        blocks: dict[str, Any],
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002, ARG002 - Jinja's name
    ) -> None:
        """Hold the names. No template has globals of its own, so none have to be told apart."""
        super().__init__(environment, parent, name, blocks)

    @internalcode
    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as Jinja has it
        """Return what `obj` returns, as Jinja's own method does."""
        kind = type(obj)
        if kind is Macro or kind is Words:
            args = (self.eval_ctx, *args)
        elif kind not in _PLAIN or hasattr(obj, "jinja_pass_arg"):
            return Context.call(self, obj, *args, **kwargs)
        if kwargs:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
        try:
            return obj(*args, **kwargs)
        except StopIteration:
            return self.environment.undefined("value was undefined because a callable raised a StopIteration exception")


class _Template(Template):
    """A template whose module is kept with what was read for it."""

    environment: Drawing

    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's name
    ) -> Template:
        namespace["escape"] = escaped
        return super()._from_namespace(environment, namespace, globals)

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 - see _Context
        if self._module is None:
            with self.environment.reads.collect() as seen:
                module = self.environment.modules.get(self, self.make_module)
            if seen:
                return module
            self._module = module  # as most are: nothing was read, so there is nothing to say again
        return self._module


class Drawing(Environment):
    """An environment for one language and one build: autoescape always, nothing undefined, every template looked up once.

    `keep(macro, *arguments)` draws a macro once for the same arguments: records, or values that can be hashed. A macro sees
    only its arguments and the globals, so this is sound for every macro that is imported without context.
    """

    context_class = _Context
    template_class = _Template

    def __init__(self, loader: BaseLoader, reads: Reads, codes: Codes | None = None) -> None:
        """Take templates from `loader`, and note what is read while they are drawn in `reads`."""
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
            auto_reload=False,
            bytecode_cache=codes,
        )
        self.reads = reads
        self.modules: Memo[Template, TemplateModule] = Memo(reads)
        self._drawn: Memo[tuple[object, ...], Markup] = Memo(reads)
        self._held: list[tuple[object, ...]] = []
        self._found: dict[str, Template] = {}
        self.globals["keep"] = self.keep

    @internalcode
    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """Return a template. Raises TemplateNotFound where there is none."""
        if type(name) is not str or globals:
            return super().get_template(name, parent, globals)
        if name not in self._found:
            self._found[name] = super().get_template(name, parent)
        return self._found[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template: everybody's."""
        return super().make_globals(d) if d else self.globals

    def keep(self, macro: Macro, *arguments: object) -> Markup:
        """Return what `macro` draws for these arguments, drawn once."""
        key = (macro, *[id(one) if isinstance(one, Record) else (type(one), one) for one in arguments])

        def draw() -> Markup:
            self._held.append(arguments)  # so that the id of a record never comes to name another
            return Markup(macro(*arguments))  # noqa: S704 - what a macro draws is escaped

        return self._drawn.get(key, draw)
