using System.Runtime.InteropServices;

namespace Supervisor.Cli;

/// <summary>
/// Ctrl+C while a command runs ends the command. A second one, or one while nothing runs, has its default effect.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private readonly PosixSignalRegistration _registration;
    private Interruption? _running;

    public Interrupts() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);

    /// <param name="end">Ends the command; called on another thread, and must be safe at any moment.</param>
    public Interruption Begin(Action end)
    {
        var running = new Interruption(end, () => Volatile.Write(ref _running, null));
        Volatile.Write(ref _running, running);
        return running;
    }

    /// <summary>Ctrl+C is another's: it is passed on and ends nothing here. Who presses it for the third time means this program.</summary>
    public Interruption BeginPassing(Action passOn)
    {
        var running = new Interruption(passOn, () => Volatile.Write(ref _running, null)) { IsPassedOn = true };
        Volatile.Write(ref _running, running);
        return running;
    }

    public void Dispose() => _registration.Dispose();

    private void Handle(PosixSignalContext context) =>
        context.Cancel = Volatile.Read(ref _running) is { } running && running.TryInterrupt();
}

/// <summary>The time in which a command runs.</summary>
internal sealed class Interruption(Action end, Action release) : IDisposable
{
    private const int MostPassedOn = 2;

    private int _times;

    /// <summary>It is for somebody else, and ends nothing.</summary>
    public bool IsPassedOn { get; init; }

    public bool IsInterrupted => !IsPassedOn && Volatile.Read(ref _times) != 0;

    /// <summary>True the first time; as often as it is passed on, if it is.</summary>
    public bool TryInterrupt()
    {
        if (Interlocked.Increment(ref _times) > (IsPassedOn ? MostPassedOn : 1))
        {
            return false;
        }

        end();
        return true;
    }

    public void Dispose() => release();
}
