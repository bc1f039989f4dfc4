from __future__ import annotations

from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from music.blog import markdown
from music.blog.models import Post
from music.blog.selectors import page_of_posts, published_versions, readable_post
from music.pages.page_meta import PageMeta, absolute, describe


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    number = request.GET.get("page", "1")
    try:
        page = page_of_posts(number, get_language())
    except InvalidPage as error:
        raise Http404(str(error)) from error
    address = reverse("blog:index")
    # Page 1 is the blog itself, however it was asked for.
    path = address if page.number == 1 else f"{address}?page={page.number}"
    meta = describe(request, "blog:index", path=path)
    return render(request, "blog/index.html", {"page_of_posts": page, "page_meta": meta})


@require_safe
def post(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        found = readable_post(slug, request.user)
    except Post.DoesNotExist as error:
        raise Http404("no such post") from error
    versions = published_versions(found)
    meta = PageMeta(
        title=_("%(title)s | WMusic") % {"title": found.title},
        description=found.summary,
        address=absolute(request, found.get_absolute_url()),
        is_indexed=found.is_published,
        kind="article",
        versions={one.language: absolute(request, one.get_absolute_url()) for one in versions},
    )
    context = {
        "post": found,
        "body": markdown.render(found.body),
        "others": [one for one in versions if one.pk != found.pk],
        "page_meta": meta,
    }
    return render(request, "blog/post.html", context)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """To the feed in the reader's language: each has an address of its own, for programs that
    read feeds and have no language."""
    return redirect("blog:feed", get_language())
