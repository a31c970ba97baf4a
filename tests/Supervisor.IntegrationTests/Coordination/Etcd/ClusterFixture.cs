using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.TestKit.Etcd;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination.Etcd;

/// <summary>Three members, of which one may be lost. Each test leaves all of them running.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    public EtcdCluster Cluster { get; } = new(members: 3);

    public async ValueTask InitializeAsync()
    {
        if (EtcdProgram.Path is not null)
        {
            await Cluster.StartAsync();
        }
    }

    /// <summary>A client that knows these members, and asks them in their order.</summary>
    public static EtcdCoordination Open(string prefix, params IEnumerable<EtcdProcess> members) =>
        EtcdFixture.Open(Settings(prefix, members));

    public static EtcdSettings Settings(string prefix, IEnumerable<EtcdProcess> members) =>
        new([.. members.Select(static member => member.Endpoint)], prefix)
        {
            AnswerDeadline = TimeSpan.FromSeconds(1),
            MemberPatience = TimeSpan.FromMilliseconds(500),
            WatchCheck = TimeSpan.FromMilliseconds(100),
        };

    public ValueTask DisposeAsync()
    {
        Cluster.Dispose();
        return ValueTask.CompletedTask;
    }
}
