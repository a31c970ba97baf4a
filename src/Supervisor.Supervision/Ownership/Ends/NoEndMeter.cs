namespace Supervisor.Supervision.Ownership.Ends;

/// <summary>Where nothing can be measured.</summary>
internal sealed class NoEndMeter : IEndMeter
{
    public static NoEndMeter Instance { get; } = new();

    public EndMeasurement? Last => null;

    public void Need()
    {
        // What is usual holds.
    }
}
