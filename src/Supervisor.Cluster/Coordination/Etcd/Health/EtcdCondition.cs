namespace Supervisor.Cluster.Coordination.Etcd.Health;

/// <summary>An etcd as it stands: all its members, as far as they are known.</summary>
internal sealed record EtcdCondition(IReadOnlyList<EtcdMemberCondition> Members)
{
    public IEnumerable<EtcdMemberCondition> Voters => Members.Where(static member => !member.IsLearner);

    /// <summary>So many must live for anything to be written.</summary>
    public int Needed => VotesNeeded(Voters.Count());

    public EtcdMemberCondition? Leader => Members.FirstOrDefault(static member => member.IsLeader);

    /// <summary>The slowest that was said or is taken for granted; null: no member answers.</summary>
    public EtcdTimes? Times =>
        Members
            .Where(static member => member.Answers)
            .Select(static member => member.Times ?? EtcdTimes.Usual)
            .MaxBy(static times => times.Election);

    public static int VotesNeeded(int members) => (members / 2) + 1;
}
