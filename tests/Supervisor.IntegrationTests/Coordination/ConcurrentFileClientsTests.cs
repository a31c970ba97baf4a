using Shouldly;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination.Histories;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination;

/// <summary>Several clients of one file on threads of their own: one order explains all that they were answered.</summary>
public sealed class ConcurrentFileClientsTests
{
    private const int Clients = 4;
    private const int CallsPerClient = 20;

    [Fact]
    public async Task Calls_OfSeveralClientsOfOneFile_AreLinearizable()
    {
        var seed = Random.Shared.Next();
        for (var round = 0; round < 20; round++)
        {
            await using var file = new CoordinationFixture();
            var history = new History();
            await Task.WhenAll(
                Enumerable.Range(0, Clients).Select(i => PlayAsync(file, history, i, new Random(seed + round + i)))
            );
            await history.CallAsync("after all", file.Open(), new ReadLatestRevision());

            history.ShouldBeLinearizable($"seed {seed}, round {round}");
        }
    }

    [Fact]
    public async Task File_MadeBySeveralAtOnce_IsAStrangersToNone()
    {
        for (var round = 0; round < 50; round++)
        {
            await using var file = new CoordinationFixture();

            var looks = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => file.Open().LookAsync()));

            looks.ShouldAllBe(look => look.Status == ReadStatus.Found, $"round {round}");
            looks.Select(look => look.Value!.Store).Distinct().ShouldHaveSingleItem();
        }
    }

    private static async Task PlayAsync(CoordinationFixture file, History history, int number, Random chance)
    {
        var client = new Client(new string('c', number + 1), file.Open(), history);
        await Task.Yield();
        var acts = Enum.GetValues<Act>();
        for (var i = 0; i < CallsPerClient; i++)
        {
            await client.DoAsync(acts[chance.Next(acts.Length)]);
        }
    }
}
