namespace Supervisor.Supervision.Time;

/// <summary>The machine's clock that nobody can step. Any thread may read it.</summary>
public interface IBootClock
{
    BootMoment Now { get; }
}
