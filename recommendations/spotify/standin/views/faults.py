"""The page on which a person makes the stand-in fail, and sees what it was asked."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse

from recommendations.spotify.standin.accounts import Account
from recommendations.spotify.standin.faults import UnknownFaultError
from recommendations.spotify.standin.forms import (
    MIXED,
    AccountForm,
    MixtureForm,
    OrderForm,
    SettingsForm,
)
from recommendations.spotify.standin.listeners import LISTENERS, Listener, listener_named
from recommendations.spotify.standin.mixtures import mixture
from recommendations.spotify.standin.own_form import (
    FORM_COOKIE,
    form_nonce,
    require_own_form,
    set_cookie,
)
from recommendations.spotify.standin.refusals import PageRefusal
from recommendations.spotify.standin.standin import StandinRequest
from recommendations.spotify.standin.state import account_of
from recommendations.spotify.standin.wording import call_row, fault_row

CALLS_SHOWN = 100
# Two forms of one page have fields of the same names.
MIXTURE_IDS = "mixture_%s"


def page(request: StandinRequest) -> HttpResponse:
    return _page(request)


def order(request: StandinRequest) -> HttpResponse:
    require_own_form(request)
    form = OrderForm(request.POST)
    if form.is_valid():
        try:
            request.standin.order(form.order())
        except UnknownFaultError as error:
            form.add_error(None, str(error))
    return _back("active") if form.is_valid() else _page(request, order=form)


def mix(request: StandinRequest) -> HttpResponse:
    require_own_form(request)
    form = MixtureForm(request.POST, auto_id=MIXTURE_IDS)
    if not form.is_valid():
        return _page(request, mixture=form)
    wanted = [MIXED[name] for name in form.cleaned_data["mixed"]]
    chance, seed = form.cleaned_data["percent"] / 100, form.cleaned_data["seed"]
    for one in mixture(wanted, chance, seed):
        request.standin.order(one)
    return _back("active")


def clear(request: StandinRequest) -> HttpResponse:
    """Clear the fault that is named, or all."""
    require_own_form(request)
    request.standin.repair(request.POST.get("id", ""))
    return _back("active")


def clear_log(request: StandinRequest) -> HttpResponse:
    require_own_form(request)
    request.standin.calls.clear()
    return _back("log")


def settings(request: StandinRequest) -> HttpResponse:
    require_own_form(request)
    form = SettingsForm(request.POST)
    if not form.is_valid():
        return _page(request, settings=form)
    with request.standin.store.changing() as state:
        state.rotation = form.cleaned_data["rotation"]
        state.recommendations = form.cleaned_data["recommendations"]
    return _back("settings")


def account(request: StandinRequest) -> HttpResponse:
    """Change a listener's account, or take the app's access to it away."""
    require_own_form(request)
    listener = listener_named(request.POST.get("listener", ""))
    if listener is None:
        raise PageRefusal(400, "There is no such listener.")
    if request.POST.get("action") == "revoke":
        request.standin.revoke(listener)
        return _back("accounts")
    form = AccountForm(request.POST)
    if not form.is_valid():
        raise PageRefusal(400, "Choose one of the devices.")
    request.standin.change_account(listener, **form.change())
    return _back("accounts")


def _page(request: StandinRequest, **forms: Form) -> HttpResponse:
    """The page, with `forms` in place of fresh ones where they hold a mistake."""
    with request.standin.store.reading() as state:
        faults = [fault_row(fault) for fault in state.faults]
        chosen = {"rotation": state.rotation, "recommendations": state.recommendations}
        accounts = [_account(listener, account_of(state, listener)) for listener in LISTENERS]
    calls = request.standin.calls.of_the_app()
    nonce = form_nonce(request)
    context: dict[str, Any] = {
        "nonce": nonce,
        "nonce_name": FORM_COOKIE,
        "order": OrderForm(),
        "mixture": MixtureForm(auto_id=MIXTURE_IDS),
        "settings": SettingsForm(chosen),
        **forms,
        "faults": faults,
        "accounts": accounts,
        "calls": [call_row(call) for call in reversed(calls[-CALLS_SHOWN:])],
        "total": len(calls),
    }
    response = HttpResponse(
        render_to_string("standin/faults.html", context), status=400 if forms else 200
    )
    set_cookie(response, FORM_COOKIE, nonce, reverse("faults"))
    response["Cache-Control"] = "no-store"
    return response


def _account(listener: Listener, account: Account) -> dict[str, Any]:
    form = AccountForm(
        initial={"premium": account.premium, "devices": "keep"}, auto_id=f"{listener.id}_%s"
    )
    return {"listener": listener, "account": account, "form": form}


def _back(part: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('faults')}#{part}", status=303)
