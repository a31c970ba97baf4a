using System.Security.Cryptography;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.TestKit.Etcd;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination.Etcd;

/// <summary>One member for all tests that need no more, each with keys of its own.</summary>
public sealed class EtcdFixture : IAsyncLifetime
{
    private static int _stores;

    private readonly EtcdProcess _member = new("alone");

    public IReadOnlyList<Uri> Endpoints => [_member.Endpoint];

    /// <summary>The keys of a fleet that nobody else has.</summary>
    public static string NewPrefix() => $"/supervisor/test{Interlocked.Increment(ref _stores)}/";

    /// <summary>On a busy machine a member may well be silent for longer than a node waits.</summary>
    public static EtcdSettings Patient(IReadOnlyList<Uri> endpoints, string prefix) =>
        new(endpoints, prefix)
        {
            AnswerDeadline = TimeSpan.FromMinutes(1),
            MemberPatience = TimeSpan.FromSeconds(20),
            ConnectPatience = TimeSpan.FromSeconds(10),
        };

    public static EtcdCoordination Open(EtcdSettings settings) =>
        new(settings, TimeProvider.System, RandomNumberGenerator.GetBytes);

    public async ValueTask InitializeAsync()
    {
        // Each test skips itself where there is no etcd, and says so.
        if (EtcdProgram.Path is not null)
        {
            await _member.StartAloneAsync();
        }
    }

    public ValueTask DisposeAsync()
    {
        _member.Dispose();
        return ValueTask.CompletedTask;
    }
}
