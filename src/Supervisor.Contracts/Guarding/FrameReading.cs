namespace Supervisor.Contracts.Guarding;

public enum FrameReading
{
    NeedsMore,
    Complete,

    /// <summary>Nothing that follows can be told apart any more; the connection is of no use.</summary>
    TooLarge,
}
