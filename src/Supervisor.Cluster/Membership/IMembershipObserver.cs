namespace Supervisor.Cluster.Membership;

/// <summary>Told of what becomes of this node's place among the others, for logs; from any thread, and never for long.</summary>
public interface IMembershipObserver
{
    /// <summary>The others see this node.</summary>
    void Entered();

    /// <summary>The others may not see it any more; it tries to be seen again.</summary>
    void Left(string reason);

    /// <summary>It could not be seen to yet, and is tried again.</summary>
    void NotEntered(string reason);

    /// <summary>Something that nobody has foreseen has ended its place; it tries to be seen again.</summary>
    void Faulted(Exception fault);
}
