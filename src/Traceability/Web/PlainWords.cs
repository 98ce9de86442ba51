using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Traceability.Web;

/// <summary>The sentences of the framework in the words of the shop.</summary>
internal static class PlainWords
{
    public static void SpeakPlainly(this MvcOptions options)
    {
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.ModelMetadataDetailsProviders.Add(new Sentences());
        var say = options.ModelBindingMessageProvider;
        say.SetValueMustNotBeNullAccessor(_ => "Fill this in.");
        say.SetMissingBindRequiredValueAccessor(what => $"Fill in the {what}.");
        say.SetMissingKeyOrValueAccessor(() => "Fill this in.");
        say.SetMissingRequestBodyRequiredValueAccessor(() => "The form arrived empty. Send it again.");
        say.SetValueMustBeANumberAccessor(what => $"The {what} has to be a number, in digits.");
        say.SetNonPropertyValueMustBeANumberAccessor(() => "This has to be a number, in digits.");
        say.SetAttemptedValueIsInvalidAccessor((value, what) => $"\"{Short(value)}\" does not fit as {what}. Correct it.");
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"\"{Short(value)}\" does not fit here. Correct it.");
        say.SetValueIsInvalidAccessor(value => $"\"{Short(value)}\" does not fit here. Correct it.");
        say.SetUnknownValueIsInvalidAccessor(what => $"The {what} cannot be read. Correct it.");
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => "This cannot be read. Correct it.");
    }

    /// <summary>ShopName → shop name.</summary>
    public static string Words(string name)
    {
        var words = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && words.Length > 0) words.Append(' ');
            words.Append(char.ToLowerInvariant(c));
        }
        return words.ToString();
    }

    /// <summary>Input.HeatNumber → Heat number.</summary>
    public static string Label(string field) => Words(field[(field.LastIndexOf('.') + 1)..]) is { Length: > 0 } words ? char.ToUpperInvariant(words[0]) + words[1..] : field;

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private sealed class Sentences : IValidationMetadataProvider, IDisplayMetadataProvider
    {
        public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
        {
            if (context.Key.MetadataKind == ModelMetadataKind.Property && context.Key.Name is { } name)
                context.DisplayMetadata.DisplayName ??= () => Words(name);
        }

        public void CreateValidationMetadata(ValidationMetadataProviderContext context)
        {
            foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
                // A sentence of the page's own stays.
                if ((rule.ErrorMessage is null || rule is EmailAddressAttribute or UrlAttribute && rule.ErrorMessage == FrameworkSays(rule)) && rule.ErrorMessageResourceName is null && Sentence(rule) is { } sentence)
                    rule.ErrorMessage = sentence;
        }

        // These two begin with the framework's own sentence instead of none.
        private static string? FrameworkSays(ValidationAttribute rule) => rule is EmailAddressAttribute ? new EmailAddressAttribute().ErrorMessage : new UrlAttribute().ErrorMessage;

        private static string? Sentence(ValidationAttribute rule) => rule switch
        {
            RequiredAttribute => "Fill in the {0}.",
            StringLengthAttribute { MinimumLength: > 0 } => "The {0} has to have between {2} and {1} characters.",
            StringLengthAttribute => "The {0} has more than {1} characters. Shorten it.",
            MaxLengthAttribute => "The {0} is longer than {1}. Shorten it.",
            MinLengthAttribute => "The {0} has to have at least {1} characters.",
            RangeAttribute => "The {0} has to be between {1} and {2}.",
            CompareAttribute => "The two writings differ. Type both again.",
            EmailAddressAttribute => "This is not an e-mail address. One looks like name@example.org.",
            UrlAttribute => "This is not an address. One begins with https://.",
            _ => null,
        };
    }
}
