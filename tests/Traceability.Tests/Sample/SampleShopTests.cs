using Traceability.Genealogy;
using Traceability.Recalls;
using Traceability.Sample;
using Xunit.Abstractions;

namespace Traceability.Tests.Sample;

public sealed class SampleShopTests(SampleFile sample, ITestOutputHelper output) : IClassFixture<SampleFile>
{
    [Fact]
    public async Task Recalling_the_filament_reaches_34_of_412_customers()
    {
        var scope = await Recall(SampleShop.Contaminated);
        output.WriteLine(string.Join(", ", scope.Customers.Select(c => c.Name)));
        Assert.Equal((34, 412), (scope.Customers.Count, scope.OfCustomers));
    }

    private Task<RecallScope> Recall(string number) => sample.Shop.Read(async db =>
        await new Recalling(db, new LotGenealogy(db)).Scope(await new RootFinder(db).FindOne(number)));
}
