import { type Field, field, filling } from './field.ts'

export const productId: Field = field('product_id', 'id', {
  meaning: "the company's own key of the product",
  english:
    'product, product code, product no, product number, product key, sku, item id, item code, item no, item number, item, stock code, article no, article number, article, upc, ean, material',
  indonesian: 'id produk, kode produk, kode barang, id barang, produk, barang',
  persian: 'شناسه کالا, کد کالا, شناسه محصول, کد محصول, شماره کالا, کالا, محصول',
})

export const productAttributes: readonly Field[] = [
  field('name', 'text', {
    meaning: 'name of the product',
    english: 'product name, item name, description, product description, item description, title, product title',
    indonesian: 'nama produk, nama barang, deskripsi, keterangan barang',
    persian: 'نام کالا, نام محصول, شرح کالا, شرح, عنوان کالا',
  }),
  field('category', 'text', {
    meaning: 'product category',
    english: 'product category, item category, department, product group, series, product line',
    indonesian: 'kategori, kategori produk, kelompok produk',
    persian: 'دسته, دسته بندی, گروه کالا, گروه محصول, رده',
  }),
  field('subcategory', 'text', {
    meaning: 'finer category',
    english: 'sub category, product subcategory, product sub category, subgroup',
    indonesian: 'subkategori, sub kategori',
    persian: 'زیردسته, زیرگروه',
  }),
]

export const productPrices: readonly Field[] = [
  field('unit_cost', 'money', {
    meaning: 'cost of one unit',
    english: 'cost, cost price, purchase price, standard cost, cogs',
    indonesian: 'harga pokok, harga beli, biaya satuan',
    persian: 'بهای تمام شده, قیمت خرید',
  }),
  field('list_price', 'money', {
    meaning: 'price of one unit before discounts',
    english: 'price, sales price, retail price, unit price, rrp, msrp',
    indonesian: 'harga, harga jual, harga daftar',
    persian: 'قیمت, قیمت فروش, قیمت مصرف کننده',
  }),
]

/** Product attributes that files of order lines often carry along. */
export const productFills: readonly Field[] = productAttributes.map((field) =>
  filling(field, 'products', field.name === 'name' ? 'product_name' : field.name),
)
