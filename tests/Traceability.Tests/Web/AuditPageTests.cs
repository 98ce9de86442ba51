using System.Net;

namespace Traceability.Tests.Web;

public sealed class AuditPageTests
{
    [Fact]
    public async Task What_happened_to_a_record_is_read_entry_by_entry()
    {
        await using var workshop = await Workshop.Open();
        var id = await workshop.Tell(async story =>
        {
            var record = await story.Start("MFG-0056");
            await story.Consume(record, await story.Receive("ACR-1", 12), 5);
            await story.Produce(record, "B-1", 10);
            return record.Id;
        });
        using var client = await workshop.SignedIn();
        var page = await client.Visit($"/audit/transformation/{id}");
        Assert.Contains("quantity: 5", page.Text);
        Assert.Contains("last position: 10", page.Text);
        Assert.Contains("ACR-1", page.Text);
        Assert.StartsWith("MFG-0056", page.Heading);
        Assert.Equal($"/audit/transformation/{id}", (await (await client.Visit($"/records/{id}")).Link("Audit: who changed what, and when")).Path);
    }

    [Theory]
    [InlineData("/audit/transformation/99")]
    [InlineData("/audit/account/1")]
    public async Task What_has_no_audit_to_read_is_not_found(string address)
    {
        await using var workshop = await Workshop.Open();
        using var client = await workshop.SignedIn();
        Assert.Equal(HttpStatusCode.NotFound, (await client.Visit(address)).Status);
    }
}
