namespace Supervisor.Contracts.Readiness;

public static class ReadinessLimits
{
    /// <summary>Of a request's body, and so of the details.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    /// <summary>Of a reason, a status, a name of what is worked on, in UTF-16 units; what is longer is cut, for the word itself matters more.</summary>
    public const int MaxTextLength = 1000;
}
