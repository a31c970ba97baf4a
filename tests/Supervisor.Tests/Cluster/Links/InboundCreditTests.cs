using Shouldly;
using Supervisor.Cluster.Links.Lanes;
using Xunit;

namespace Supervisor.Tests.Cluster.Links;

public sealed class InboundCreditTests
{
    private readonly List<long> _told = [];
    private readonly InboundCredit _credit;

    public InboundCreditTests() => _credit = new InboundCredit(100, _told.Add);

    [Fact]
    public void Take_TellsTheSenderNowAndThen_AndNeverMoreOrLess()
    {
        var term = _credit.HandOn(200);

        foreach (var _ in Enumerable.Range(0, 20))
        {
            _credit.Take(term, 10);
        }

        _told.ShouldBe([30, 30, 30, 30, 30, 30]);
    }

    [Fact]
    public async Task Take_FromManyThreads_LosesNothing()
    {
        const int Takers = 4;
        const int Takes = 10_000;
        var told = 0L;
        var credit = new InboundCredit(1000, bytes => Interlocked.Add(ref told, bytes));
        var term = credit.HandOn(Takers * Takes);

        await Task.WhenAll(
            Enumerable
                .Range(0, Takers)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        for (var i = 0; i < Takes; i++)
                        {
                            credit.Take(term, 1);
                        }
                    })
                )
        );

        Interlocked.Read(ref told).ShouldBeInRange((Takers * Takes) - 249, Takers * Takes);
        credit.Forgive();
        credit.Take(credit.HandOn(250), 250);
        Interlocked.Read(ref told).ShouldBe((Takers * Takes) + 250);
    }

    [Fact]
    public void Forgive_TellsAllThatWasHandedOn_AndWhatIsTakenLaterOfItCountsNoMore()
    {
        var term = _credit.HandOn(200);
        _credit.Take(term, 50);

        _credit.Forgive();
        _credit.Take(term, 150);

        _told.ShouldBe([50, 150]);
        _credit.Take(_credit.HandOn(40), 40);
        _told.ShouldBe([50, 150, 40]);
    }
}
