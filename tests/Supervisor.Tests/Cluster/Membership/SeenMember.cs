using Supervisor.Cluster.Membership;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Tests.Cluster.Membership;

/// <summary>A node's place among the others, with what was told of it.</summary>
internal sealed class SeenMember : IMembershipObserver
{
    public SeenMember(MembershipSettings settings, ICoordination store) =>
        Keeper = MembershipKeeper.Start(settings, store, this);

    public MembershipKeeper Keeper { get; }

    public List<string> Told { get; } = [];

    public IEnumerable<string> Sees => Keeper.View.Members.Values.Select(member => member.Name).Order();

    void IMembershipObserver.Entered() => Told.Add("entered");

    void IMembershipObserver.Left(string reason) => Told.Add("left");

    void IMembershipObserver.Faulted(Exception fault) => Told.Add(fault.Message);

    void IMembershipObserver.NotEntered(string reason)
    {
        if (Told is not [.., "waits"])
        {
            Told.Add("waits");
        }
    }
}
