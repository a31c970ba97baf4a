namespace Supervisor.Cluster.Links.Lanes;

/// <summary>Where what comes over one link enters one lane; by one thread at a time.</summary>
internal interface ILaneInlet
{
    /// <summary>The body is valid until this returns.</summary>
    /// <param name="bytes">What it counts for, with its header.</param>
    /// <returns>False when it is no message of this lane.</returns>
    bool Take(ReadOnlySpan<byte> body, int bytes);

    /// <summary>
    /// Gives all that was taken to the lane's receiver. At once what came at once: a receiver that is woken for each message has it
    /// done before the next is read, and sleeps again.
    /// </summary>
    void HandOn();
}
