using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Ports.Probing;
using Xunit;

namespace Supervisor.IntegrationTests.Probing;

public sealed class TcpProbeTests : ProberTest
{
    [Fact]
    public async Task Server_ThatGreets_IsLeftWithoutAReset()
    {
        var end = new TaskCompletionSource<Exception?>();
        var peer = Serve(async talk =>
        {
            try
            {
                await talk.SayAsync($"220 {new string('x', 10_000)}\r\n");
                await talk.HearToTheEndAsync();
                end.SetResult(null);
            }
            catch (Exception failure)
            {
                end.SetResult(failure);
            }
        });

        (await AskAsync(new ProbeTarget.Tcp($":{peer.Port}"))).ShouldBe(ProbeAnswer.Ok);

        (await end.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken)).ShouldBeNull();
        peer.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task Server_ThatNeverCloses_PassesAllTheSame()
    {
        var heard = new TaskCompletionSource();
        var peer = Serve(async talk =>
        {
            await talk.HearToTheEndAsync();
            heard.SetResult();
            await Task.Delay(Timeout.Infinite, talk.Stop);
        });

        (await AskUntilTimeIsUpAsync(new ProbeTarget.Tcp($"localhost:{peer.Port}"), heard.Task)).ShouldBe(
            ProbeAnswer.Ok
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("host")]
    [InlineData(":http")]
    [InlineData("two words:1")]
    public async Task Address_ThatIsNone_IsSaidToBeNone(string address) =>
        (await AskAsync(new ProbeTarget.Tcp(address))).ShouldBe(ProbeAnswer.Failed("its address is no HOST:PORT"));

    /// <summary>
    /// A machine takes the ports of outgoing connections from a range, one after the other, and one of them is at last the
    /// very port that is asked for: then TCP connects it to itself.
    /// </summary>
    [Fact]
    public async Task PortWhereNobodyListens_AskedFromEveryPort_IsNeverFoundToAnswerItself()
    {
        // Linux gives the odd ones to who listens, and the even ones to who connects.
        var port = Enumerable.Range(20_000, 500).Select(half => 2 * half).First(Peer.IsFree);
        for (var i = 0; i < 40_000; i++)
        {
            (await AskAsync(new ProbeTarget.Tcp($":{port}"))).Passed.ShouldBeFalse();
        }
    }
}
