namespace Supervisor.Cluster.Links.Frames;

/// <summary>On the wire; numbers are added, never given anew.</summary>
internal enum FrameKind : byte
{
    /// <summary>Who it is and what it understands; JSON.</summary>
    Hello = 1,

    /// <summary>Why there will be no link, or no longer; JSON. Nothing follows.</summary>
    Goodbye = 2,

    /// <summary>Nothing but a sign of life.</summary>
    Beat = 3,

    /// <summary>A message in a lane; JSON.</summary>
    Said = 4,

    /// <summary>So many bytes of a lane's frames have been taken by their receiver; eight bytes.</summary>
    Taken = 5,
}
