using Shouldly;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Runtimes.Processes;
using Xunit;

namespace Supervisor.Tests.Runtimes.Processes;

public sealed class LogPagesTests
{
    [Fact]
    public void Logs_ThatAFrameTakes_AreOnePage_AsEver() =>
        LogPages.Of(Logs(3000)).ShouldHaveSingleItem().Count.ShouldBe(3000);

    [Fact]
    public void NoLogs_AreOnePageThatIsEmpty() => LogPages.Of([]).ShouldHaveSingleItem().ShouldBeEmpty();

    [Fact]
    public void ManyLogs_AreAllThereInOrder()
    {
        var logs = Logs(20_000);

        var pages = LogPages.Of(logs);

        pages.Count.ShouldBeGreaterThan(3);
        pages.SelectMany(static page => page).ShouldBe(logs);
    }

    [Fact]
    public void Page_OfTheLongestPathsThereAre_GoesIntoAFrame()
    {
        var path = "/" + new string('\u00e4', 4000);
        var pages = LogPages.Of([.. Enumerable.Range(0, 100).Select(_ => new WorkloadOutput(path))]);

        pages
            .Max(static page =>
                GuardFrames
                    .Encode(
                        new GuardRequest(long.MaxValue, RequestKinds.KeepLogsPart, Logs: page),
                        GuardJson.Default.GuardRequest
                    )
                    .Length
            )
            .ShouldBeLessThan(GuardProtocol.MaxFrameBytes);
    }

    private static List<WorkloadOutput> Logs(int count) =>
        [.. Enumerable.Range(0, count).Select(static i => new WorkloadOutput($"/var/lib/supervisor/logs/g/{i}.log"))];
}
