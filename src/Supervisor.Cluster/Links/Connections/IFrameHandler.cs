using Supervisor.Cluster.Links.Frames;

namespace Supervisor.Cluster.Links.Connections;

/// <summary>What is done with what comes over a link.</summary>
internal interface IFrameHandler
{
    /// <summary>The peer lives.</summary>
    void Heard();

    /// <returns>False when there is no such lane.</returns>
    bool Said(LinkFrame frame);

    /// <summary>Nothing more has come for now, or so much has that it is time to hand it on.</summary>
    void AllSaid();

    /// <param name="lane">By the number that the receiver gave it.</param>
    void Taken(byte lane, long bytes);
}
