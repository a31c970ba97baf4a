using Supervisor.Cluster.Coordination.Embedded;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination;

public sealed class EmbeddedCoordinationTests : CoordinationContract, IAsyncLifetime
{
    private readonly CoordinationFixture _file = new();
    private readonly CoordinationFixture _other = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        await _other.DisposeAsync();
    }

    protected override ICoordination Open() => _file.Open();

    protected override ICoordination OpenAnother() => _other.Open();

    protected override async Task CloseAsync(ICoordination client) =>
        await ((EmbeddedCoordination)client).DisposeAsync();

    protected override bool LetPass(TimeSpan span)
    {
        _file.Boot.MoveTo(_file.Boot.Elapsed + span);
        return true;
    }
}
