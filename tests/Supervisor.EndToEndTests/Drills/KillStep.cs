namespace Supervisor.EndToEndTests.Drills;

/// <param name="Call">A system call.</param>
/// <param name="Number">The how manieth of them, from 1.</param>
internal sealed record KillStep(string Call, int Number)
{
    public override string ToString() => $"{Call} {Number}";
}
