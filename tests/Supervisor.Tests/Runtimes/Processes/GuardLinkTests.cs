using System.Threading.Channels;
using Shouldly;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Tests.Runtimes.Faults;
using Xunit;

namespace Supervisor.Tests.Runtimes.Processes;

public sealed class GuardLinkTests : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-link-").FullName;
    private readonly Channel<RuntimeNews> _news = Channel.CreateUnbounded<RuntimeNews>();
    private readonly FaultLog _faults = new();
    private readonly GuardLink _link;

    public GuardLinkTests()
    {
        // No address of a socket is that long, which whoever connects is told by an exception of no kind that is expected of it.
        var home = Directory.CreateDirectory(Path.Combine(_directory, new string('x', 200))).FullName;
        File.WriteAllText(Path.Combine(home, "guard.sock"), "");
        _link = new GuardLink(new GuardClient(home, start: null), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Attempt_ThatFaults_IsToldOnce_AndTheNextIsMade()
    {
        var asked = _link.NeedAsync();

        _link.Run(new GuardNews(news => _news.Writer.TryWrite(news), static _ => true, _faults.Faults));

        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await _news.Reader.ReadAsync(TestContext.Current.CancellationToken))
                .ShouldBeOfType<RuntimeNews.Disconnected>()
                .Reason.Message.ShouldStartWith("The guard of processes cannot be followed now");
        }

        (await asked).IsOk.ShouldBeFalse("whoever waits is not to wait for ever");
        (await _faults.NextAsync()).ShouldStartWith("following the guard: ");
        await _link.DisposeAsync();
        _faults.Waiting.ShouldBe(0);
    }
}
