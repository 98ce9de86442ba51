using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Traceability.Tests.Web;

public sealed class ErrorPageTests
{
    [Fact]
    public async Task A_fault_of_ours_is_said_calmly_with_a_reference_and_without_details()
    {
        var clock = new BrokenClock();
        await using var ground = new WebGround { More = services => services.AddSingleton<TimeProvider>(clock) };
        var visitor = await ground.Administrator();
        clock.Breaks = true;
        await visitor.Get("/");
        Assert.Equal(HttpStatusCode.InternalServerError, visitor.Status);
        Assert.Contains("Reference", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(BrokenClock.Secret, visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", visitor.Text, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("nav.side"));
        Assert.Contains("no-store", visitor.Response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.True(visitor.Response.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task A_request_that_cannot_be_read_gets_a_page_too()
    {
        await using var ground = new WebGround();
        var visitor = await ground.Administrator();
        await visitor.Post("/nothing-here", [new("a", "b")]);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Contains("nothing at this address", visitor.Text, StringComparison.Ordinal);
        await visitor.Post("/people/add", [.. Enumerable.Range(0, 5000).Select(n => KeyValuePair.Create("Input.x" + n, "y"))], site: null);
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.NotNull(visitor.Page.QuerySelector("h1"));
    }

    [Fact]
    public async Task An_error_page_asked_for_by_address_does_not_exist()
    {
        await using var ground = new WebGround();
        var visitor = await ground.Administrator();
        await visitor.Get("/error/500");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    private sealed class BrokenClock : TimeProvider
    {
        public const string Secret = "the spring is broken";

        public bool Breaks { get; set; }

        // Only the page that greets asks for the local time.
        public override TimeZoneInfo LocalTimeZone => Breaks ? throw new InvalidOperationException(Secret) : base.LocalTimeZone;
    }
}
