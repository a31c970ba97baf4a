namespace Supervisor.Cluster.Coordination.Etcd;

/// <param name="Endpoints">Client addresses of the members, as <c>https://10.0.0.1:2379</c>; the first is asked first.</param>
/// <param name="Prefix">What all keys of this fleet begin with; etcd may serve others too.</param>
public sealed record EtcdSettings(IReadOnlyList<Uri> Endpoints, string Prefix)
{
    public EtcdLogin? Login { get; init; }

    public EtcdTls? Tls { get; init; }

    /// <summary>A call that has no answer by then is answered without.</summary>
    public TimeSpan AnswerDeadline { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A member that has not answered for so long is left for the next; below the answer deadline.</summary>
    public TimeSpan MemberPatience { get; init; } = TimeSpan.FromMilliseconds(700);

    /// <summary>How long a connection may take to come about, TLS included.</summary>
    public TimeSpan ConnectPatience { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>When all members were asked in vain, so long is waited before they are asked again.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How often a watch looks whether its member still knows what the others do.</summary>
    public TimeSpan WatchCheck { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Where this fleet is kept, for operators.</summary>
    public override string ToString() => $"etcd at {string.Join(", ", Endpoints)}";
}
