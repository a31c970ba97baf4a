using System.Collections.Concurrent;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Etcd;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination.Etcd;

/// <summary>The whole contract, by a real member.</summary>
public sealed class EtcdCoordinationTests(EtcdFixture etcd)
    : CoordinationContract,
        IClassFixture<EtcdFixture>,
        IAsyncLifetime
{
    private readonly string _prefix = EtcdFixture.NewPrefix();
    private readonly ConcurrentBag<EtcdCoordination> _clients = [];

    public ValueTask InitializeAsync()
    {
        Assert.SkipWhen(EtcdProgram.Path is null, EtcdProgram.IsMissing);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }
    }

    protected override ICoordination Open() => Open(_prefix);

    protected override ICoordination OpenAnother() => Open(EtcdFixture.NewPrefix());

    protected override async Task CloseAsync(ICoordination client) => await ((EtcdCoordination)client).DisposeAsync();

    protected override bool LetPass(TimeSpan span) => false;

    private EtcdCoordination Open(string prefix)
    {
        var client = EtcdFixture.Open(EtcdFixture.Patient(etcd.Endpoints, prefix));
        _clients.Add(client);
        return client;
    }
}
