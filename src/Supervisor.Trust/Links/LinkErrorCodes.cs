namespace Supervisor.Cluster.Links;

/// <summary>Why there is no link. Codes are added, never renamed: they pass between versions.</summary>
internal static class LinkErrorCodes
{
    public const string NoCertificate = "link.no-certificate";
    public const string OtherAuthority = "link.other-authority";
    public const string OtherCluster = "link.other-cluster";
    public const string OtherNode = "link.other-node";
    public const string Expired = "link.expired";
    public const string Denied = "link.denied";
    public const string Version = "link.version";
    public const string BadFrame = "link.bad-frame";
    public const string NoHello = "link.no-hello";
    public const string Unreachable = "link.unreachable";
    public const string Silent = "link.silent";
    public const string Ended = "link.ended";
    public const string Replaced = "link.replaced";
    public const string Stopping = "link.stopping";
}
