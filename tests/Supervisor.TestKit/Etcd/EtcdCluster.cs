namespace Supervisor.TestKit.Etcd;

/// <summary>Several members of one etcd, on this machine.</summary>
public sealed class EtcdCluster : IDisposable
{
    public EtcdCluster(int members) =>
        Members = [.. Enumerable.Range(1, members).Select(static number => new EtcdProcess($"member{number}"))];

    public IReadOnlyList<EtcdProcess> Members { get; }

    public IReadOnlyList<Uri> Endpoints => [.. Members.Select(static member => member.Endpoint)];

    private IEnumerable<string> Memberships => Members.Select(static member => member.Membership);

    public Task StartAsync() => Task.WhenAll(Members.Select(StartAsync));

    /// <summary>One that was killed, with the data that it has.</summary>
    public Task StartAsync(EtcdProcess member) => member.StartAsync(Memberships);

    /// <summary>Asks one member after the other, which must run, until one knows.</summary>
    public async Task<EtcdProcess> LeaderAsync()
    {
        while (true)
        {
            foreach (var member in Members)
            {
                using var admin = new EtcdAdmin(member.Endpoint);
                if (await admin.IsLeaderAsync())
                {
                    return member;
                }
            }
        }
    }

    public void Dispose()
    {
        foreach (var member in Members)
        {
            member.Dispose();
        }
    }
}
