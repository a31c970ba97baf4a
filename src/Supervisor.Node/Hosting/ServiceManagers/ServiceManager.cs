namespace Supervisor.Node.Hosting.ServiceManagers;

/// <summary>
/// Who has started the daemon and wants to be told how it is, by systemd's notify protocol. Where nobody does, nothing is
/// said.
/// </summary>
/// <param name="watchdog">After so long without a word it takes the daemon for hung and kills it; null: never.</param>
/// <param name="send">Sends one message, or does nothing.</param>
internal sealed class ServiceManager(TimeSpan? watchdog, Func<string, Task> send)
{
    public TimeSpan? Watchdog => watchdog;

    /// <summary>Of this process. What told it so is taken out of its environment: it is for nobody whom it starts.</summary>
    public static ServiceManager OfProcess(ILogger log)
    {
        var wish = ServiceManagerWish.Read(Environment.GetEnvironmentVariable, Environment.ProcessId);
        foreach (var variable in ServiceManagerWish.Variables)
        {
            Environment.SetEnvironmentVariable(variable, null);
        }

        return wish is null
            ? new ServiceManager(null, _ => Task.CompletedTask)
            : new ServiceManager(wish.Watchdog, new NotifySender(wish.Socket, log).SendAsync);
    }

    /// <param name="status">A sentence for people.</param>
    public Task SayReadyAsync(string status) => send($"READY=1\nSTATUS={status}");

    /// <inheritdoc cref="SayReadyAsync"/>
    public Task SayStoppingAsync(string status) => send($"STOPPING=1\nSTATUS={status}");

    public Task SayAliveAsync() => send("WATCHDOG=1");

    /// <inheritdoc cref="SayReadyAsync"/>
    public Task SayStatusAsync(string status) => send($"STATUS={status}");
}
