using System.Runtime.InteropServices;

namespace Supervisor.Build.Demo;

/// <summary>
/// Ctrl+C, a request to stop, and the terminal's end. The first asks the demo to end in order, the second to end at once.
/// </summary>
internal sealed class EndSignals : IDisposable
{
    private readonly ManualResetEventSlim _asked = new();
    private readonly ManualResetEventSlim _hurried = new();
    private readonly List<PosixSignalRegistration> _registrations;

    public EndSignals() =>
        _registrations = [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal =>
                PosixSignalRegistration.Create(signal, Take)
            ),
        ];

    public bool IsAsked => _asked.IsSet;

    public bool IsHurried => _hurried.IsSet;

    /// <returns>Whether somebody asked for the end before the time was over.</returns>
    public bool WaitForEnd(TimeSpan limit) => _asked.Wait(limit);

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        context.Cancel = true;
        if (context.Signal == PosixSignal.SIGHUP)
        {
            // The terminal is gone, and nothing that is written there may keep the demo from cleaning up.
            Console.SetOut(TextWriter.Null);
            Console.SetError(TextWriter.Null);
        }

        (_asked.IsSet ? _hurried : _asked).Set();
    }
}
