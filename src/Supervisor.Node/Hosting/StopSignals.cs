using System.Runtime.InteropServices;

namespace Supervisor.Node.Hosting;

/// <summary>
/// SIGTERM and Ctrl+C ask the daemon to stop. The first one is taken; any further one has its default effect, so that an
/// operator who will not wait ends the process at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly TaskCompletionSource<PosixSignal> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() =>
        _registrations = [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
        ];

    public Task<PosixSignal> First => _first.Task;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void Handle(PosixSignalContext context) => context.Cancel = _first.TrySetResult(context.Signal);
}
