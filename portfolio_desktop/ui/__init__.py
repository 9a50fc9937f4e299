"""The window: everything Qt.

How the parts meet:

- `context.WindowContext` is handed to every page, panel and dialog: the register, the month, the
  theme, the runner, and `perform`, through which everything is changed. Parts read again what they
  show when its signals say so; nobody calls another part to refresh it.
- `main_window` composes: menus (`menus`, `actions`), `tool_row`, `navigation`, the pages, the
  project panel, `status_row`, `banner`. It owns no rule.
- `verbs/` holds what a menu or button asks for, in a few lines each. A verb imports the dialog it
  opens when it is called, so that nothing is loaded before it is used.
- The panel at the right is `panel.project_panel.ProjectPanelView(context)` with
  `show_project(project_id)` ("" shows nothing), `focus_reason(dimension)` and `focus_remarks()`.
- A page is a widget made from the context; it listens to `register_changed`, `period_changed` and
  `changed` itself.
- `controls`, `lamp_controls` and `lamp_painting` are what everything is made of; looks come from
  the one style sheet by the properties `look` and `level`, colours from `theme`.
"""
