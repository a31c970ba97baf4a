using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Images;

/// <summary>
/// An image that means something else tomorrow. One that is built here carries what the build gave it, tag or not.
/// </summary>
internal static class UntaggedImage
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        where site.Service is { Image: not null, Build: null }
        let image = ImageName.Parse(site.Service.Image!)
        where image is { Flaw: null, Digest: null, Tag: null or "latest" }
        select site.At(
            JudgeKinds.UntaggedImage,
            site.Path.Then("image"),
            image.Tag is null
                ? $"The image '{site.Service.Image}' of '{site}' has no tag, so it is whatever is latest when it is pulled."
                : $"The image '{site.Service.Image}' of '{site}' is whatever is latest when it is pulled.",
            $"Write the version that was tried, such as {image.Repository}:1.2, or a digest (@sha256:...)."
        );
}
