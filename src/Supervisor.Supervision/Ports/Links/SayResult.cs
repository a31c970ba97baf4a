namespace Supervisor.Supervision.Ports.Links;

public enum SayResult
{
    /// <summary>It is under way, as long as the link lives.</summary>
    Accepted,

    /// <summary>Too much is under way. <see cref="LaneNews{TMessage}.Room"/> tells when there is room again.</summary>
    Full,

    /// <summary>There is no link now. One is being opened, and <see cref="LaneNews{TMessage}.Linked"/> tells when it is there.</summary>
    NotLinked,

    /// <summary>The other node does not know this lane: its version is another.</summary>
    NotUnderstood,

    /// <summary>It is larger than a message may be.</summary>
    TooLarge,
}
