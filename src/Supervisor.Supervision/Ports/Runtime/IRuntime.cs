namespace Supervisor.Supervision.Ports.Runtime;

/// <summary>
/// What runs the work: processes of the host, or containers. It decides nothing and remembers what it was told.
/// <para>
/// Every act names what should be, not what should happen once more, so it may be repeated after any doubt: starting what
/// is there says what there is; stopping again can only hasten. A task never faults for what the outside does; it ends in
/// a value, and an act whose effect is in doubt ends in <c>Unknown</c>. Workloads of other nodes and clusters are never
/// seen and never touched.
/// </para>
/// </summary>
public interface IRuntime
{
    /// <summary>
    /// Starts it, or says what there is of that name. When it is answered <see cref="LaunchOutcome.There"/>, the program
    /// runs or has run; output goes where it is kept across the daemon's end.
    /// </summary>
    Task<LaunchOutcome> StartAsync(LaunchRequest request);

    /// <summary>Signals it, and kills all that is left of it after the grace. Zero grace kills at once.</summary>
    Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace);

    /// <summary>Its end is written down elsewhere: the runtime may forget it. What runs is not forgotten.</summary>
    Task ForgetAsync(WorkloadId id);

    /// <summary>The agent has ended for good, and this was its last incarnation: nothing that was made to run it is kept.</summary>
    /// <param name="id">With an empty incarnation if the journal has none: something may have been made all the same.</param>
    Task RemoveAsync(WorkloadId id);

    Task<Inventory> ListAsync();

    /// <summary>
    /// Begins to connect, and goes on connecting after every loss. The listener may be called on any thread and must only
    /// pass on; a change that was told is in every inventory that is asked for afterwards.
    /// </summary>
    void Listen(Action<RuntimeNews> listener);
}
